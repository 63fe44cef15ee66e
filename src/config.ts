import { z } from "zod";
import { cloudNames } from "./clouds.ts";
import { GuestlistError } from "./errors.ts";
import { databaseFixes, databaseSettingsFrom, databaseShape, hasOneWayIn, migratesWhatItUses } from "./settings/database-settings.ts";
import type { DatabaseSettings } from "./settings/database-settings.ts";
import { isPublicUrl, leadsToItself } from "./settings/public-url.ts";

/** Every setting with what to do when it is missing or wrong. `.env.example` lists the same names (tested). */
const fixes = {
  CLOUD: `one of ${cloudNames.join(", ")}; leave it out for the public cloud`,
  SANDBOX_URL: "with CLOUD=sandbox: the https address that the sandbox prints, e.g. https://localhost:3980",
  MICROSOFT_APP_ID: "copy it from Entra admin center → App registrations → Overview → Application (client) ID",
  MICROSOFT_APP_PASSWORD: "make one in Entra admin center → App registrations → Certificates & secrets",
  MICROSOFT_APP_TENANT_ID: "copy it from Entra admin center → App registrations → Overview → Directory (tenant) ID",
  OAUTH_CONNECTION_NAME: "the name of the bot's OAuth connection: Azure portal → your Azure Bot → Configuration",
  INVITE_AS: "user (Graph sees the person who asks) or app (the bot invites in its own name); leave it out for user",
  PUBLIC_URL: "the https address at which browsers reach the bot, e.g. https://guestlist.contoso.com; leave it out if they can't",
  WELCOME_PAGE: "on or off: whether invitations lead partners over the bot to their landing page; leave it out for on",
  ENCRYPTION_KEY:
    "32 random bytes in base64: node -e \"console.log(crypto.randomBytes(32).toString('base64'))\"; to replace a key, put the new one and a comma before it",
  ...databaseFixes,
  DEFAULT_REDIRECT_URL:
    "an https address where partners land after accepting, and not below PUBLIC_URL/welcome, which only leads on to it; leave it out for My Apps",
  DIRECTORY_POLL_SECONDS: "how often the directory is asked what changed, 1 to 3600; leave it out for 30",
  POLICY_FILE: "the path of a policy file, see docs/policy.md; without it the tenant's own settings alone decide who may invite",
  PORT: "the port to listen on, 0 to 65535; leave it out for 3978",
  METRICS_PORT: "the port of /metrics, 0 to 65535 and another one than PORT; leave it out to switch /metrics off",
  METRICS_HOST: "the address at which /metrics listens, e.g. 0.0.0.0 in a container; leave it out for 127.0.0.1",
  LOG_LEVEL: "debug, info, warn, error or silent; leave it out for info",
} as const;

type Name = keyof typeof fixes;

/** The settings' names, in the order in which they are documented. */
export const settingNames = Object.keys(fixes) as readonly Name[];

/** Keys of 32 bytes in base64, separated by commas. */
const keys = z
  .string()
  .transform((text) => text.split(",").map((key) => key.trim()))
  .pipe(z.array(z.base64().refine((key) => Buffer.from(key, "base64").length === 32)))
  .transform((each) => each.join(","));
const secret = z.string().trim().min(1);
const port = z.coerce.number().int().min(0).max(65_535);
/** Ids of Entra, of any UUID version; tokens and activities write them in lower case. */
const entraId = z.guid().toLowerCase();

const shape = z.object({
  CLOUD: z.enum(cloudNames).default("public"),
  SANDBOX_URL: z.url({ protocol: /^https$/ }).optional(),
  MICROSOFT_APP_ID: entraId,
  MICROSOFT_APP_PASSWORD: secret,
  MICROSOFT_APP_TENANT_ID: entraId,
  OAUTH_CONNECTION_NAME: secret,
  INVITE_AS: z.enum(["user", "app"]).default("user"),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  WELCOME_PAGE: z.enum(["on", "off"]).default("on"),
  ENCRYPTION_KEY: keys,
  ...databaseShape,
  DEFAULT_REDIRECT_URL: z.url({ protocol: /^https$/, normalize: true }).optional(),
  DIRECTORY_POLL_SECONDS: z.coerce.number().int().min(1).max(3600).default(30),
  POLICY_FILE: z.string().min(1).optional(),
  PORT: port.default(3978),
  METRICS_PORT: port.optional(),
  METRICS_HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default("127.0.0.1"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

/** A place where something is missing even when other settings are wrong: all problems are reported at once. */
const always = () => true;
const hasSandboxUrl = ({ CLOUD, SANDBOX_URL }: { readonly CLOUD: string; readonly SANDBOX_URL?: string | undefined }): boolean =>
  CLOUD !== "sandbox" || SANDBOX_URL !== undefined;
const sandboxUrlMissing = { path: ["SANDBOX_URL"], when: always };
const oneWayIn = { path: ["DATABASE_PASSWORD_FILE"], when: always };
const redirect = { path: ["DEFAULT_REDIRECT_URL"], when: always };
const migration = { path: ["MIGRATION_DATABASE_URL"], when: always };

const schema = shape
  .refine(hasSandboxUrl, sandboxUrlMissing)
  .refine(({ CLOUD, PUBLIC_URL }) => PUBLIC_URL === undefined || isPublicUrl(PUBLIC_URL, CLOUD === "sandbox"), {
    path: ["PUBLIC_URL"],
    when: always,
  })
  .refine(({ DEFAULT_REDIRECT_URL, PUBLIC_URL }) => !leadsToItself(DEFAULT_REDIRECT_URL, PUBLIC_URL), redirect)
  .refine(hasOneWayIn, oneWayIn)
  .refine(migratesWhatItUses, migration)
  .refine(({ PORT, METRICS_PORT }) => METRICS_PORT === undefined || METRICS_PORT === 0 || METRICS_PORT !== PORT, {
    path: ["METRICS_PORT"],
    when: always,
  });

type Settings = z.infer<typeof schema>;

const person = shape.pick({
  CLOUD: true,
  SANDBOX_URL: true,
  MICROSOFT_APP_ID: true,
  MICROSOFT_APP_TENANT_ID: true,
  DEFAULT_REDIRECT_URL: true,
});
/** The part that a person needs to sign in at a shell: no secret is among it. */
const personSchema = person.refine(hasSandboxUrl, sandboxUrlMissing);
/** The same, and the app's secret. */
const appSchema = person.extend(shape.pick({ MICROSOFT_APP_PASSWORD: true }).shape).refine(hasSandboxUrl, sandboxUrlMissing);

/** The part that names a store, and opens what it has encrypted. */
const storeSchema = shape
  .pick({ ENCRYPTION_KEY: true })
  .extend(databaseShape)
  .refine(hasOneWayIn, oneWayIn)
  .refine(migratesWhatItUses, migration);

/** The same, and where Microsoft reaches the bot. */
const doctorSchema = storeSchema.extend(shape.pick({ PUBLIC_URL: true }).shape);

/** The settings of the process, checked. */
export interface Config {
  readonly cloud: Settings["CLOUD"];
  readonly sandboxUrl: string | undefined;
  readonly appId: string;
  readonly appPassword: string;
  readonly tenantId: string;
  readonly connection: string;
  /** The inviter that Graph sees. */
  readonly inviteAs: Settings["INVITE_AS"];
  /** Where browsers reach the bot: an origin, without a slash at the end. */
  readonly publicUrl: string | undefined;
  /** Whether new invitations lead partners over `publicUrl` to their landing page. */
  readonly welcomePage: boolean;
  /** Base64 of 32 bytes; several are separated by commas, the newest first. */
  readonly encryptionKey: string;
  readonly databaseUrl: string;
  /** For a database of PostgreSQL. */
  readonly database: DatabaseSettings;
  readonly defaultRedirectUrl: string;
  /** Milliseconds. */
  readonly followEvery: number;
  /** The policy file; undefined: only the tenant's own settings decide who may invite. */
  readonly policyFile: string | undefined;
  readonly port: number;
  /** The port of /metrics; undefined: there is none. */
  readonly metricsPort: number | undefined;
  readonly metricsHost: string;
  readonly logLevel: Settings["LOG_LEVEL"];
}

/** What a person needs to sign in at a shell. */
type PersonSettings = Pick<Config, "cloud" | "sandboxUrl" | "appId" | "tenantId" | "defaultRedirectUrl">;
type AppSettings = PersonSettings & Pick<Config, "appPassword">;
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment. An empty value counts as missing; the bot's identity has no default.
 * @throws GuestlistError `config-invalid` that names every problem with its fix, and no value.
 */
export function readConfig(environment: Environment): Config {
  return configFrom(read(schema, environment));
}

/** Reads only what a person at a shell needs. @throws GuestlistError `config-invalid` */
export function readPersonSettings(environment: Environment): PersonSettings {
  return personSettingsFrom(read(personSchema, environment));
}

/** Reads only what the app at a shell needs. @throws GuestlistError `config-invalid` */
export function readAppSettings(environment: Environment): AppSettings {
  const settings = read(appSchema, environment);
  return { ...personSettingsFrom(settings), appPassword: settings.MICROSOFT_APP_PASSWORD };
}

/** What looking after the store needs. */
export interface StoreOnlySettings extends Pick<Config, "encryptionKey" | "databaseUrl" | "database"> {
  /** The app registration, only where its token is the database's password. */
  readonly app: AppSettings | undefined;
}

/** Reads only what looking after the store needs: no app registration, unless its token opens the database. @throws GuestlistError `config-invalid` */
export function readStoreSettings(environment: Environment): StoreOnlySettings {
  const settings = read(storeSchema, environment);
  const database = databaseSettingsFrom(settings);
  const app = database.entraToken ? readAppSettings(environment) : undefined;
  return { encryptionKey: settings.ENCRYPTION_KEY, databaseUrl: settings.DATABASE_URL, database, app };
}

/** Reads what the doctor needs of the settings, beside those of the store. @throws GuestlistError `config-invalid` */
export function readDoctorSettings(environment: Environment): Pick<Config, "encryptionKey" | "databaseUrl" | "publicUrl"> {
  const { ENCRYPTION_KEY: encryptionKey, DATABASE_URL: databaseUrl, PUBLIC_URL: url } = read(doctorSchema, environment);
  return { encryptionKey, databaseUrl, publicUrl: url && new URL(url).origin };
}

function read<S extends z.ZodType>(wanted: S, environment: Environment): z.output<S> {
  const given = Object.fromEntries(settingNames.flatMap((name) => (environment[name]?.trim() ? [[name, environment[name].trim()]] : [])));
  const parsed = wanted.safeParse(given);
  if (!parsed.success) throw new GuestlistError("config-invalid", problemsIn(parsed.error, given));
  return parsed.data;
}

function problemsIn(error: z.ZodError, given: Readonly<Record<string, unknown>>): string {
  const names = settingNames.filter((name) => error.issues.some(({ path }) => path[0] === name));
  return names.map((name) => `${name} ${name in given ? "is not valid" : "is missing"}: ${fixes[name]}`).join("\n");
}

function personSettingsFrom(settings: z.infer<typeof personSchema>): PersonSettings {
  const tenantId = settings.MICROSOFT_APP_TENANT_ID;
  return {
    cloud: settings.CLOUD,
    sandboxUrl: settings.SANDBOX_URL,
    appId: settings.MICROSOFT_APP_ID,
    tenantId,
    defaultRedirectUrl: settings.DEFAULT_REDIRECT_URL ?? `https://myapplications.microsoft.com/?tenantid=${tenantId}`,
  };
}

function configFrom(settings: Settings): Config {
  return {
    ...personSettingsFrom(settings),
    appPassword: settings.MICROSOFT_APP_PASSWORD,
    connection: settings.OAUTH_CONNECTION_NAME,
    inviteAs: settings.INVITE_AS,
    publicUrl: settings.PUBLIC_URL && new URL(settings.PUBLIC_URL).origin,
    welcomePage: settings.WELCOME_PAGE === "on",
    encryptionKey: settings.ENCRYPTION_KEY,
    databaseUrl: settings.DATABASE_URL,
    database: databaseSettingsFrom(settings),
    followEvery: settings.DIRECTORY_POLL_SECONDS * 1_000,
    policyFile: settings.POLICY_FILE,
    port: settings.PORT,
    metricsPort: settings.METRICS_PORT,
    metricsHost: settings.METRICS_HOST,
    logLevel: settings.LOG_LEVEL,
  };
}
