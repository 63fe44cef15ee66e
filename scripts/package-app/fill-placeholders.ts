/** The settings that the app package needs, and where each value is found. */
export const settings = {
  MICROSOFT_APP_ID: "the bot's app id: Entra admin center → App registrations → Overview → Application (client) ID",
  BOT_DOMAIN: "the host name under which Teams reaches the bot, such as bot.contoso.com, without https://",
  PUBLISHER_NAME: "who publishes the app in your organization, at most 32 characters",
  PUBLISHER_URL: "an https page about the publisher",
  PRIVACY_URL: "an https page with your privacy statement",
  TERMS_URL: "an https page with your terms of use",
} as const;

export type Filled =
  | { readonly kind: "filled"; readonly text: string }
  /** One line for every missing setting, with its remedy. */
  | { readonly kind: "missing"; readonly problems: readonly string[] };

/** Puts values into every `${{NAME}}` of a JSON text. `TEAMS_APP_ID` is the bot's app id unless it is set. */
export function fillPlaceholders(text: string, environment: Readonly<Record<string, string | undefined>>): Filled {
  const values = { ...environment, TEAMS_APP_ID: environment["TEAMS_APP_ID"] || environment["MICROSOFT_APP_ID"] };
  const problems = Object.entries(settings).flatMap(([name, remedy]) => (environment[name] ? [] : [`${name} is missing: ${remedy}`]));
  if (problems.length > 0) return { kind: "missing", problems };
  return { kind: "filled", text: text.replace(/\$\{\{(\w+)\}\}/g, (_placeholder, name: string) => inJson(valueOf(values, name))) };
}

function valueOf(values: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = values[name];
  if (value === undefined) throw new Error(`The manifest asks for ${name}, which is no known setting.`);
  return value;
}

/** Encodes a value for a JSON string, without the quotes. */
function inJson(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}
