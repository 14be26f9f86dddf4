import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openPostgresStore } from '../../src/store/postgres/open.ts';
import type { Store } from '../../src/store/store.ts';
import { type ListPage, PATHS, type ReportView } from '../../src/ui/api.ts';
import { root } from '../cli/ogi.ts';
import { aServer, type TestServer } from '../postgres/a-server.ts';
import { aFolder } from '../run/a-folder.ts';
import { extract, judged, ledgerIn, serverOn } from './a-run.ts';

const SAMPLES = ['2021-bureau-review-total-wrong.html', '2021-bureau-row-totals-wrong.html', '2021-bureau-dashes.txt'];
const sources = aFolder();

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
  for (const name of SAMPLES) copyFileSync(join(root, 'samples', name), join(sources, name));
});
afterAll(() => server?.remove());

/** What the pages are given, step by step; the moment of a decision is left out. */
async function shownBy(store: Store): Promise<readonly unknown[]> {
  await extract(store, aFolder(), [sources]);
  const { json, post } = serverOn(store);
  const { rows } = await json<ListPage>(PATHS.reports);
  const { id = 0, organ } = rows.find(({ path }) => path.endsWith(SAMPLES[0] ?? '')) ?? {};
  const asked = () =>
    Promise.all(
      [
        PATHS.overview,
        PATHS.heat,
        `${PATHS.reports}?rule=review/total&decision=open`,
        PATHS.report(id),
        `${PATHS.history}?organ=${organ}`,
        `${PATHS.notice}?severity=error`,
      ].map(json),
    );
  const shown: unknown[] = [await asked()];
  const [finding] = (await json<ReportView>(PATHS.report(id))).findings;
  for (const [path, body] of [
    [PATHS.decide(id), { key: finding?.key, verdict: 'confirmed', note: 'seen', by: '王芳' }],
    [PATHS.correct(id), { field: 'review.total', value: 3, state: 'number', note: 'seen', by: '王芳' }],
    [PATHS.undo(id), {}],
    [PATHS.undo(id), {}],
  ] as const) {
    const { status } = await post(path, body);
    shown.push(status, await asked());
  }
  return JSON.parse(JSON.stringify(shown).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then'));
}

test('the pages on a ledger in a database show what they show on one in a folder, whatever is decided', async () => {
  const store = await openPostgresStore(server.fresh(), { judge: judged });
  try {
    const shown = await shownBy(store);
    expect(shown.filter((one) => typeof one === 'number')).toEqual([200, 200, 200, 200]);
    expect(shown[2]).not.toEqual(shown[0]);
    expect(shown.at(-1)).toEqual(shown[0]);
    expect(shown).toEqual(await shownBy(await ledgerIn(aFolder())));
  } finally {
    await store.close();
  }
}, 120_000);
