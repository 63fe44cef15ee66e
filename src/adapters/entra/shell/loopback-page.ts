const sentences = {
  "signed-in": "You can close this window and go back to your terminal.",
  "not-signed-in": "You are not signed in. You can close this window; your terminal says why.",
  "not-ours": "This address belongs to a sign-in that is waiting in a terminal. This request is not part of it.",
} as const;

/** The page that ends a sign-in in the browser: nothing from outside is in it, and it loads nothing. */
export function loopbackPage(kind: keyof typeof sentences): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Guestlist</title></head>
<body><p>${sentences[kind]}</p></body>
</html>
`;
}
