import { z } from "zod";

/** What to do when one of the database's settings is missing or wrong. */
export const databaseFixes = {
  DATABASE_URL: "sqlite:<path of a file>, or postgres://<user>@<host>/<database>; leave it out for sqlite:data/guestlist.sqlite",
  DATABASE_PASSWORD_FILE: "the path of a file that holds the password of PostgreSQL; leave it out with DATABASE_ENTRA_TOKEN=on",
  DATABASE_ENTRA_TOKEN: "on or off: whether the bot signs in to PostgreSQL with a token of Microsoft Entra; leave it out for off",
  DATABASE_POOL_SIZE: "how many connections to PostgreSQL each process may have, 2 to 200; leave it out for 10",
  DATABASE_STATEMENT_TIMEOUT_SECONDS: "after how many seconds PostgreSQL ends a statement, 1 to 600; leave it out for 10",
  MIGRATION_DATABASE_URL:
    "postgres://… of the same database, with the user that owns the tables; leave it out if that is the user of DATABASE_URL, or with SQLite",
} as const;

const isPostgres = (text: string) => /^postgres(?:ql)?:\/\//i.test(text.trim());
/** A plain path, which may begin with a Windows drive, or one with the name of a kind that is a file. */
const isFile = (text: string) => /^(?:sqlite|file):|^(?![a-z][a-z0-9+.-]+:)/i.test(text.trim());

export const databaseShape = {
  DATABASE_URL: z.string().min(1).default("sqlite:data/guestlist.sqlite"),
  DATABASE_PASSWORD_FILE: z.string().min(1).optional(),
  DATABASE_ENTRA_TOKEN: z.enum(["on", "off"]).default("off"),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  DATABASE_STATEMENT_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(600).default(10),
  MIGRATION_DATABASE_URL: z.string().refine(isPostgres).optional(),
};

type Given = z.infer<z.ZodObject<typeof databaseShape>>;

/** Two ways to sign in contradict each other. */
export function hasOneWayIn({ DATABASE_PASSWORD_FILE, DATABASE_ENTRA_TOKEN }: Partial<Given>): boolean {
  return DATABASE_PASSWORD_FILE === undefined || DATABASE_ENTRA_TOKEN !== "on";
}

/** Tables that another role owns are PostgreSQL's. Of an unknown kind of database `storeLocation` says that it is unknown. */
export function migratesWhatItUses({ DATABASE_URL, MIGRATION_DATABASE_URL }: Partial<Given>): boolean {
  return MIGRATION_DATABASE_URL === undefined || (DATABASE_URL !== undefined && !isFile(DATABASE_URL));
}

/** How to use a database of PostgreSQL. */
export interface DatabaseSettings {
  readonly poolSize: number;
  readonly statementTimeoutMs: number;
  readonly passwordFile: string | undefined;
  /** Whether the app's own token of Entra is the password. */
  readonly entraToken: boolean;
  /** The same database with the role that owns the tables. */
  readonly migrationUrl: string | undefined;
}

export function databaseSettingsFrom(given: Given): DatabaseSettings {
  return {
    poolSize: given.DATABASE_POOL_SIZE,
    statementTimeoutMs: given.DATABASE_STATEMENT_TIMEOUT_SECONDS * 1_000,
    passwordFile: given.DATABASE_PASSWORD_FILE,
    entraToken: given.DATABASE_ENTRA_TOKEN === "on",
    migrationUrl: given.MIGRATION_DATABASE_URL,
  };
}
