/** What the flows get for Teams' sign-in: who acts at a shell is known already, so none of them reads it. */
export const signedIn = "signed-in-at-the-shell";
