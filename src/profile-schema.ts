import { z } from 'zod';
import type { Profile } from './profile.ts';

const MONTH_AND_DAY = /^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

const day = z.string().regex(MONTH_AND_DAY, 'a month and a day such as 01-31');

const severity = z.enum(['error', 'warning', 'info', 'off']);

/** The content of `ogi.config.json`. */
export const profileSchema = z.strictObject({
  $schema: z.string().optional(),
  profile: z.string().min(1).default('custom').describe('The name that the findings carry'),
  rules: z.record(z.string(), severity).default({}).describe('Rules that are switched off or graver or lighter'),
  deadlines: z
    .strictObject({
      department: day.default('01-31'),
      government: day.default('03-31'),
      township: day.nullable().default(null),
    })
    .prefault({})
    .describe('The last day of publication in the year after the one reported on'),
  organs: z
    .strictObject({
      expected: z.array(z.string().min(1)).default([]).describe('Organs of which a report is expected each year'),
      members: z
        .record(z.string(), z.array(z.string().min(1)))
        .default({})
        .describe('By an organ: the organs whose numbers it sums up'),
      renamed: z.record(z.string(), z.string()).default({}).describe('By a former name: the name today'),
    })
    .prefault({}),
});

/**
 * A profile from the content of `ogi.config.json`.
 * @throws TypeError that says which entry is wrong
 */
export function profileFrom(content: unknown): Profile {
  const parsed = profileSchema.safeParse(content);
  if (!parsed.success) throw new TypeError(z.prettifyError(parsed.error));
  const { profile: name, rules, deadlines, organs } = parsed.data;
  return { name, rules, deadlines, organs };
}
