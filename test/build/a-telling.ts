import type { Telling } from "../../src/flows/telling/telling.ts";

/** The mark of a job that runs for the first time; the marks that a flow stores are in `marks`. */
export function aTelling(given: Partial<Omit<Telling, "note">> = {}): Telling & { readonly marks: number[] } {
  const marks: number[] = [];
  return {
    attempt: 1,
    times: 0,
    since: undefined,
    about: {},
    ...given,
    marks,
    note: async (times) => {
      marks.push(times);
      return true;
    },
  };
}
