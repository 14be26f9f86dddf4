import type { ComponentChild } from 'preact';
import { ErrorBoundary, lazy, Route, Router, useLocation } from 'preact-iso';
import { PATHS, type Session } from '../../api.ts';
import { useSettings, useWords } from '../settings.tsx';
import { SessionContext, useSession } from './session.ts';
import { Refused, Waiting } from './states.tsx';
import { useAnswer } from './use-answer.ts';
import { COMMON } from './words/common.ts';

const OverviewPage = page(() => import('./overview/page.tsx').then((loaded) => loaded.OverviewPage));
const ListPage = page(() => import('./list/page.tsx').then((loaded) => loaded.ListPage));
const ReportPage = page(() => import('./report/page.tsx').then((loaded) => loaded.ReportPage));
const HistoryPage = page(() => import('./history/page.tsx').then((loaded) => loaded.HistoryPage));
const NoticePage = page(() => import('./notice/page.tsx').then((loaded) => loaded.NoticePage));

/** A page whose code is loaded when it is first asked for. */
function page(load: () => Promise<() => ComponentChild>) {
  return lazy(() => load().catch(() => NotLoaded));
}

/** The server gave no code for a page: the session says why. */
function NotLoaded() {
  const { refusal } = useAnswer<Session>(PATHS.session);
  return refusal ? <Refused message={refusal} /> : <Waiting />;
}

/** What stands around every page: ways to the others, settings, and what the server says of itself. */
export function Frame() {
  const { value: session, refusal } = useAnswer<Session>(PATHS.session);
  const words = useWords(COMMON);
  return (
    <SessionContext.Provider value={session}>
      <a class="skip" href="#content">
        {words.skip}
      </a>
      <header class="frame">
        <Ways />
        {session && <Chosen />}
      </header>
      <main id="content" tabIndex={-1}>
        {refusal && <Refused message={refusal} />}
        {!refusal && !session && <Waiting />}
        {session && <Pages />}
      </main>
    </SessionContext.Provider>
  );
}

function Pages() {
  return (
    <ErrorBoundary>
      <Router onRouteChange={focusContent}>
        <Route path="/" component={OverviewPage} />
        <Route path="/reports" component={ListPage} />
        <Route path="/reports/:id" component={ReportPage} />
        <Route path="/history" component={HistoryPage} />
        <Route path="/notice" component={NoticePage} />
        <Route default component={NotHere} />
      </Router>
    </ErrorBoundary>
  );
}

function NotHere() {
  return <p>{useWords(COMMON).notHere}</p>;
}

function Ways() {
  const words = useWords(COMMON);
  const { path, query } = useLocation();
  const unread = query.state === 'failed';
  const ways = [
    { to: '/', name: words.overview, here: path === '/' },
    { to: '/reports?state=read', name: words.reports, here: path.startsWith('/reports') && !unread },
    { to: '/reports?state=failed', name: words.unread, here: path === '/reports' && unread },
  ];
  return (
    <nav aria-label={words.pages}>
      <span class="name">ogi</span>
      {ways.map(({ to, name, here }) => (
        <a key={to} href={to} aria-current={here ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}

/** Name, language and theme. */
function Chosen() {
  const words = useWords(COMMON);
  const { readOnly, reviewer: given } = useSession();
  const { language, theme, reviewer, choose } = useSettings();
  const otherTheme = theme === 'light' ? 'dark' : 'light';
  return (
    <div class="chosen">
      {readOnly ? (
        <strong>{words.readOnly}</strong>
      ) : (
        <label title={words.reviewerHint}>
          {words.reviewer}{' '}
          <input
            value={reviewer}
            placeholder={given}
            size={10}
            maxLength={60}
            onInput={(event) => choose({ reviewer: event.currentTarget.value })}
          />
        </label>
      )}
      <button type="button" onClick={() => choose({ theme: otherTheme })}>
        {words.theme[otherTheme]}
      </button>
      <button
        type="button"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => choose({ language: language === 'zh' ? 'en' : 'zh' })}
      >
        {language === 'zh' ? 'English' : '中文'}
      </button>
    </div>
  );
}

/** After going to another page the focus is on its content, as it is where a page is loaded anew. */
function focusContent(): void {
  document.getElementById('content')?.focus({ preventScroll: true });
}
