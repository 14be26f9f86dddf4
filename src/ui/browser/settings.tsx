import { type ComponentChildren, createContext } from 'preact';
import { useContext, useLayoutEffect, useMemo, useState } from 'preact/hooks';

/** What a person chose for the pages; kept in the browser. */
export interface Settings {
  readonly language: 'zh' | 'en';
  readonly theme: 'light' | 'dark';
  /** Under whose name decisions are logged; empty: as the server has it. */
  readonly reviewer: string;
}

export type Language = Settings['language'];

interface Chosen extends Settings {
  readonly choose: (change: Partial<Settings>) => void;
}

const KEY = 'ogi';

const Context = createContext<Chosen | null>(null);

/** The settings, and how to change them. */
export function useSettings(): Chosen {
  const chosen = useContext(Context);
  if (!chosen) throw new TypeError('useSettings outside of SettingsProvider');
  return chosen;
}

/** What stands in a table of words for the language that was chosen. */
export function useWords<T>(words: Readonly<Record<Language, T>>): T {
  return words[useSettings().language];
}

/** Keeps the settings, and sets language and theme on the document. */
export function SettingsProvider({ children }: { readonly children: ComponentChildren }) {
  const [settings, setSettings] = useState(kept);
  useLayoutEffect(() => {
    document.documentElement.lang = settings.language === 'zh' ? 'zh-CN' : 'en';
    document.documentElement.dataset.theme = settings.theme;
    keep(settings);
  }, [settings]);
  const chosen = useMemo(
    () => ({ ...settings, choose: (change: Partial<Settings>) => setSettings((before) => ({ ...before, ...change })) }),
    [settings],
  );
  return <Context.Provider value={chosen}>{children}</Context.Provider>;
}

function kept(): Settings {
  const { language, theme, reviewer } = storedObject();
  return {
    language: language === 'zh' || language === 'en' ? language : languageOfBrowser(),
    theme: theme === 'light' || theme === 'dark' ? theme : themeOfSystem(),
    reviewer: typeof reviewer === 'string' ? reviewer : '',
  };
}

function storedObject(): Readonly<Record<string, unknown>> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof stored === 'object' && stored !== null ? { ...stored } : {};
  } catch {
    return {};
  }
}

/** Without a store (a private window) the settings hold as long as the page. */
function keep(settings: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {}
}

function languageOfBrowser(): Language {
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

function themeOfSystem(): Settings['theme'] {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
