/** Our position in a stream (the delta link). Moved only by {@link ./invitations.ts}'s `commit`. */
export interface Cursors {
  find(name: string): Promise<string | undefined>;
}
