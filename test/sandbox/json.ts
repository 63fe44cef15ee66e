/** The result of JSON.parse. Tests compare the whole value, so it needs no type of its own. */
export type Json = ReturnType<typeof JSON.parse>;
