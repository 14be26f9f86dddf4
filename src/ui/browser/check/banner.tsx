import { useSettings, useWords } from '../settings.tsx';
import { WORDS } from './words.ts';

/** The name of the page, its language and its theme. */
export function Banner() {
  const { language, theme, choose } = useSettings();
  const words = useWords(WORDS);
  document.title = words.title;
  const [otherLanguage, otherTheme] = [language === 'zh' ? 'en' : 'zh', theme === 'light' ? 'dark' : 'light'] as const;
  return (
    <header class="check-banner">
      <h1>{words.title}</h1>
      <button type="button" lang={otherLanguage} onClick={() => choose({ language: otherLanguage })}>
        {words.language}
      </button>
      <button type="button" onClick={() => choose({ theme: otherTheme })}>
        {words.theme[otherTheme]}
      </button>
    </header>
  );
}
