/** What JSON.parse returns: tests assert on its whole, so it needs no type of its own. */
export type Json = ReturnType<typeof JSON.parse>;
