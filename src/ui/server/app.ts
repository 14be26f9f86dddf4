import { type Context, Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Outcome } from '../../export/outcome.ts';
import type { Store } from '../../store/store.ts';
import { PATHS, type Session } from '../api.ts';
import { originalOf } from './original.ts';
import { listPage, overviewOf, rowOf } from './plain-views.ts';
import { reportView } from './report-view.ts';
import type { WebFiles } from './web-files.ts';

export interface AppOptions {
  readonly store: Store;
  readonly session: Session;
  readonly pages: WebFiles;
}

/** The audit pages and what they ask for. */
export async function auditApp({ store, session, pages }: AppOptions): Promise<Hono> {
  const app = new Hono();
  const run = await store.snapshot();
  await run?.close();
  const outcomes = new Map<number, Exclude<Outcome, { status: 'skipped' }>>();
  if (run) {
    let id = 0;
    for await (const outcome of store.outcomes(run.run)) {
      id += 1;
      if (outcome.status !== 'skipped') outcomes.set(id, outcome);
    }
  }
  const rows = [...outcomes].map(([id, outcome]) => rowOf(id, outcome));
  app.use(secureHeaders());
  app.get(PATHS.session, (context) => context.json(session));
  app.get(PATHS.overview, (context) => context.json(overviewOf(rows)));
  app.get(PATHS.reports, (context) => context.json(listPage(rows, Number(context.req.query('page') ?? 1))));
  app.get('/api/reports/:id{[0-9]+}', async (context) => {
    const outcome = outcomes.get(Number(context.req.param('id')));
    if (outcome?.status !== 'read') return missing(context);
    const { report } = outcome;
    const { kind } = await originalOf(report.source);
    const years = rows.filter(({ organ }) => organ === report.organ).map(({ id, year }) => ({ id, year }));
    return context.json(reportView(report, { id: Number(context.req.param('id')), original: kind, years }));
  });
  app.get('/api/reports/:id{[0-9]+}/original', async (context) => {
    const outcome = outcomes.get(Number(context.req.param('id')));
    if (outcome?.status !== 'read') return missing(context);
    const { kind, bytes } = await originalOf(outcome.report.source);
    if (kind === 'gone') return missing(context);
    return context.body(new Uint8Array(bytes), 200, { 'content-type': 'application/octet-stream' });
  });
  app.get('*', (context) => {
    const name = context.req.path.slice(1);
    const file = pages.file(name) ?? pages.file('index.html');
    if (!file) return missing(context);
    return context.body(file.bytes, 200, { 'content-type': file.type });
  });
  return app;
}

function missing(context: Context): Response {
  return context.json({ message: { zh: '没有这一项', en: 'there is no such thing' } }, 404);
}
