const FORM = /(?:(?<from>20\d\d)年度?[^,]{0,4}?)?(?:结转|顺延|转)[到至入]?(?:(?<to>20\d\d)年度?)?[^,]{0,18}$/;

/** 结转至2026年6件, 2023年结转2024年4件: the years tell whether they are carried in or forward. */
export function carriedByYear(lead: string, reported: number | undefined): string | undefined {
  const { from, to } = FORM.exec(lead)?.groups ?? {};
  if (to !== undefined) {
    if (reported === undefined) return from === undefined ? 'applications.carried_forward.total' : undefined;
    if (Number(to) === reported + 1) return 'applications.carried_forward.total';
    return Number(to) === reported ? 'applications.carried_in.total' : undefined;
  }
  if (from === undefined || reported === undefined) return undefined;
  if (Number(from) === reported - 1) return 'applications.carried_in.total';
  return Number(from) === reported ? 'applications.carried_forward.total' : undefined;
}
