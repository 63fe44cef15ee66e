import { createHash } from "node:crypto";

/** The texts of a page, their language and direction. All of it is text, never HTML. */
export interface PageWords {
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  readonly title: string;
  readonly text: string;
}

const style =
  "body{font:16px/1.5 'Segoe UI',system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.5rem}" +
  ":root{color-scheme:light dark}h1{font-size:1.5rem}";

/** The page loads nothing, has only this one style, can't be framed, and sends no referrer. */
export const pageHeaders: Readonly<Record<string, string>> = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": [
    "default-src 'none'",
    `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/** A small page with one message. */
export function plainPage({ language, direction, title, text }: PageWords): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
</main>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  const tagless = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return tagless.replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}
