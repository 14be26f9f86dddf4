import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { stream } from 'hono/streaming';
import { StoreError } from '../../store/store.ts';
import { PATHS, type Session } from '../api.ts';
import { type Admission, admitted } from './admission.ts';
import { listCsv, listXlsx } from './download.ts';
import { headers, ORIGINAL_POLICY } from './headers.ts';
import { changed, historyOf, noticeOf, noticeOn, reportAt, type Shown, viewOf } from './ledger.ts';
import { originalOf } from './original.ts';
import { bodyOf, correctRequest, decideRequest, filterIn, idIn, listQueryIn, undoRequest } from './queries.ts';
import { REFUSED, RefusedError, refuse } from './refusal.ts';
import type { WebFiles } from './web-files.ts';

export interface AppOptions {
  readonly shown: Shown;
  readonly session: Session;
  readonly admission: Admission;
  /** The pages, and where it was built the page that stands alone. */
  readonly pages: WebFiles;
  readonly checkPage?: WebFiles | undefined;
  /** Told of faults, which are not shown to who asks. */
  readonly onFault: (error: unknown) => void;
}

const LARGEST_BODY = 100_000;
const REPORT = '/api/reports/:id{[0-9]{1,15}}';
const ORIGINAL = /^\/api\/reports\/\d+\/original$/;

/** The audit pages, and the ledger as they ask for it. */
export function auditApp(options: AppOptions): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    if (ORIGINAL.test(context.req.path)) context.header('content-security-policy', ORIGINAL_POLICY);
    if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store');
  }, headers);
  app.use(admitted(options.admission));
  app.use(bodyLimit({ maxSize: LARGEST_BODY, onError: (context) => refuse(context, 413, REFUSED.tooLarge) }));
  addQuestions(app, options);
  addChanges(app, options);
  app.all('/api/*', (context) => refuse(context, 404, REFUSED.nothing));
  addPages(app, options);
  app.onError((error, context) => refusalOf(error, context, options));
  return app;
}

function refusalOf(error: Error, context: Context, { onFault }: AppOptions): Response {
  if (error instanceof RefusedError) return refuse(context, error.status, error.said);
  if (error instanceof StoreError && error.problem === 'busy') return refuse(context, 503, REFUSED.busy);
  if (error instanceof StoreError && error.problem === 'read-only') return refuse(context, 403, REFUSED.readOnly);
  onFault(error);
  return refuse(context, 500, REFUSED.fault);
}

function addQuestions(app: Hono, { shown, session }: AppOptions): void {
  const { views } = shown.store;
  app.get(PATHS.session, (context) => context.json(session));
  app.get(PATHS.overview, async (context) => context.json(await views.overview(filterIn(context))));
  app.get(PATHS.heat, async (context) => {
    const { page = 1 } = listQueryIn(context);
    return context.json(await views.heat(filterIn(context), page));
  });
  app.get(PATHS.reports, async (context) => context.json(await views.list(listQueryIn(context))));
  app.get(PATHS.download, (context) => download(context, shown));
  app.get(PATHS.history, async (context) => {
    const organ = context.req.query('organ');
    if (!organ) return refuse(context, 404, REFUSED.nothing);
    return context.json(await historyOf(shown, organ));
  });
  app.get(PATHS.notice, async (context) => context.json(await noticeFor(context, shown)));
  app.get(REPORT, async (context) => context.json(await viewOf(shown, idIn(context))));
  app.get(`${REPORT}/original`, (context) => original(context, shown));
}

function noticeFor(context: Context, shown: Shown): ReturnType<typeof noticeOf> {
  const ids = context.req.queries('id') ?? [];
  if (ids.length === 0) return noticeOn(shown, filterIn(context));
  if (ids.some((id) => !/^\d{1,15}$/.test(id))) throw new RefusedError(404, REFUSED.nothing);
  return noticeOf(shown, [...new Set(ids.map(Number))]);
}

async function original(context: Context, shown: Shown): Promise<Response> {
  const { source } = await reportAt(shown, idIn(context));
  const page = Number(/^\d{1,4}$/.exec(context.req.query('page') ?? '')?.[0] ?? 1);
  const found = await originalOf(source, shown.folder, Math.max(1, page));
  if (!found) return refuse(context, 410, REFUSED.gone);
  context.header('content-type', found.type);
  return context.body(new Uint8Array(found.bytes));
}

async function download(context: Context, { store }: Shown): Promise<Response> {
  const query = listQueryIn(context);
  const to = context.req.query('to');
  if (to !== 'csv' && to !== 'xlsx') return refuse(context, 404, REFUSED.nothing);
  context.header('content-disposition', `attachment; filename="ogi-list.${to}"`);
  if (to === 'xlsx') {
    context.header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    return context.body(new Uint8Array(await listXlsx(store.views, query)));
  }
  context.header('content-type', 'text/csv; charset=utf-8');
  return stream(context, async (out) => {
    for await (const rows of listCsv(store.views, query)) await out.write(rows);
  });
}

function addChanges(app: Hono, { shown, session }: AppOptions): void {
  const { store } = shown;
  const signed = (by: string | undefined) => ({ by: by || session.reviewer, at: new Date().toISOString() });
  app.post(`${REPORT}/decide`, async (context) => {
    const { by, ...asked } = await bodyOf(context, decideRequest);
    const id = idIn(context);
    return context.json(await changed(shown, id, () => store.decide(id, { ...asked, ...signed(by) })));
  });
  app.post(`${REPORT}/correct`, async (context) => {
    const { by, ...asked } = await bodyOf(context, correctRequest);
    const id = idIn(context);
    return context.json(await changed(shown, id, () => store.correct(id, { ...asked, ...signed(by) })));
  });
  app.post(`${REPORT}/undo`, async (context) => {
    const { by, id: last } = await bodyOf(context, undoRequest);
    const id = idIn(context);
    const undoing = { ...signed(by), ...(last !== undefined && { last }) };
    return context.json(await changed(shown, id, () => store.undo(id, undoing)));
  });
}

/** Under this address the page that stands alone is given out. */
const CHECK = '/check/';

function addPages(app: Hono, { pages, checkPage }: AppOptions): void {
  app.get('*', (context) => {
    const { path } = context.req;
    const isCheck = path.startsWith(CHECK);
    const [files, name] = isCheck ? [checkPage, path.slice(CHECK.length)] : [pages, path.slice(1)];
    // An address of the pages is theirs to make out; what looks like a file has to be one.
    const isFile = /\.\w+$/.test(name);
    const file = files?.file(name) ?? (isFile ? undefined : files?.file(isCheck ? 'check.html' : 'index.html'));
    if (!file) return refuse(context, 404, REFUSED.nothing);
    // The names of built files change with their content.
    if (/^assets\//.test(name)) context.header('cache-control', 'private, max-age=31536000, immutable');
    return context.body(file.bytes, 200, { 'content-type': file.type });
  });
}
