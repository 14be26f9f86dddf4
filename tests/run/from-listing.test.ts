import { expect, test } from '@jest/globals';
import { fromListing } from '../../src/run/from-listing.ts';
import type { Job } from '../../src/run/result.ts';
import { anAudit } from '../export/an-audit.ts';

const job: Job = { path: 'a.html', read: async () => new Uint8Array(), address: 'http://x/', linked_from: 'b.html' };
const nothing = anAudit({ path: 'a.html', report: { edition: null, readings: [], extras: [], sections: [] } });

test('a report bears where it came from', () => {
  const result = fromListing(
    { status: 'read', audit: anAudit({ path: 'a.html' }) },
    { ...job, attachments: ['a.pdf'] },
  );
  expect(result).toMatchObject({ audit: { source: { address: 'http://x/', linked_from: 'b.html' } } });
});

test('a page without a report of its own names the files that it links to as such', () => {
  expect(fromListing({ status: 'read', audit: nothing }, { ...job, attachments: ['a.pdf', 'b.pdf'] })).toEqual({
    status: 'failed',
    failure: { path: 'a.html', problem: 'not-a-report', message: 'no report itself: it links to a.pdf, b.pdf' },
  });
});

test('where it has none, nothing read stays an alarm; so it does where it has the sections of a report', () => {
  expect(fromListing({ status: 'read', audit: nothing }, job)).toMatchObject({ status: 'read' });
  const section = (id: string) => ({ id, heading: id, place: { selector: 'p' }, paragraphs: [] });
  const sections = [section('overview'), section('problems')];
  const audit = { ...nothing, report: { ...nothing.report, sections } };
  expect(fromListing({ status: 'read', audit }, { ...job, attachments: ['a.pdf'] })).toMatchObject({ status: 'read' });
});
