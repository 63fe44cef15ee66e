import { html } from "hono/html";
import type { EntraError } from "./errors.ts";
import type { Authority } from "./authority.ts";

export type Page = ReturnType<typeof html>;

/** A plain page in Entra's manner. Every value in it is escaped. */
export function page(title: string, content: Page): Page {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} | Sandbox</title>
        <style>
          :root {
            color-scheme: light dark;
            font:
              16px/1.5 "Segoe UI",
              system-ui,
              sans-serif;
          }
          main {
            max-width: 28rem;
            margin: 10vh auto;
            padding: 0 1rem;
          }
          button {
            font: inherit;
            display: block;
            width: 100%;
            margin: 0.5rem 0;
            padding: 0.6rem;
            text-align: left;
            cursor: pointer;
          }
          input {
            font: inherit;
            width: 100%;
            padding: 0.5rem;
            box-sizing: border-box;
          }
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
}

/** One step of a sign-in: a form with the choices so far, and buttons for the next choice. */
export function step(chosen: Readonly<Record<string, string>>, content: Page): Page {
  const hidden = Object.entries(chosen).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
  return html`<form method="post">${hidden}${content}</form>`;
}

export const choice = (name: string, value: string, label: string): Page =>
  html`<button type="submit" name="${name}" value="${value}">${label}</button>`;

/** The people that one can sign in as. */
export function personChoices({ tenant }: Authority): Page {
  return html`${tenant.people.map(({ id, name, jobTitle }) => choice("person", id, `${name} (${jobTitle})`))}`;
}

export function errorPage({ code, text }: EntraError): Page {
  return page("Sorry, but we’re having trouble signing you in", html`<p>AADSTS${code}: ${text}</p>`);
}

/** Answers `response_mode=form_post`: a form that submits itself, or that the person submits by its button. */
export function postBack(target: string, fields: Readonly<Record<string, string>>): Page {
  const inputs = Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
  return page(
    "Working …",
    html`<form method="post" action="${target}" id="back">${inputs}<button type="submit">Continue</button></form>
      <script>
        document.getElementById("back").submit();
      </script>`,
  );
}
