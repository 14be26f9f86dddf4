import type { Severity } from './finding.ts';

/** How the rules are applied: which, how grave, with which deadlines and organs. */
export interface Profile {
  readonly name: string;
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Month and day, `MM-DD`; `null` where there is none. */
  readonly deadlines: {
    readonly department: string;
    readonly government: string;
    readonly township: string | null;
  };
  readonly organs: {
    readonly expected: readonly string[];
    readonly members: Readonly<Record<string, readonly string[]>>;
    readonly renamed: Readonly<Record<string, string>>;
  };
}

/** The profile without a configuration: every rule as the catalogue has it, the deadlines of the Regulations. */
export const DEFAULT_PROFILE: Profile = {
  name: 'default',
  rules: {},
  deadlines: { department: '01-31', government: '03-31', township: null },
  organs: { expected: [], members: {}, renamed: {} },
};
