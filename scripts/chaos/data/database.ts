import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { z } from "zod";

const invitationRow = z.object({
  id: z.string(),
  state: z.string(),
  reason: z.string().nullable(),
  email: z.string(),
  since: z.string(),
  home_card: z.string(),
  resends: z.number(),
  approval: z.string().nullable(),
  /** Who may not have got a notice, as JSON. */
  untold: z.string().nullable(),
});

export type InvitationRow = z.infer<typeof invitationRow>;

const eventRow = z.object({ invitation: z.string(), what: z.string() });

export type EventRow = z.infer<typeof eventRow>;

const jobRow = z.object({
  task: z.string(),
  due: z.string(),
  attempts: z.number(),
  lease: z.string().nullable(),
  /** The id of the process that has the lease. */
  owner: z.string().nullable(),
  leased_until: z.string().nullable(),
  error: z.string().nullable(),
});

export interface Job extends z.infer<typeof jobRow> {
  readonly kind: string;
}

const instanceRow = z.object({ id: z.string(), started: z.string() });

const countRow = z.object({ n: z.number() });

const task = z.object({ kind: z.string() });

/** Jobs that stand for ever and come back by themselves. */
const standing: ReadonlySet<string> = new Set(["follow-directory", "check-guests", "purge-receipts", "watch-gate", "keep-subscription"]);

export function isStanding({ kind }: Job): boolean {
  return standing.has(kind);
}

/** Runs a query; `?` stands for each value. */
export type Read = (sql: string, values: readonly SQLInputValue[]) => Promise<readonly unknown[]>;

/** The bot's database, read beside it. */
export class Database {
  readonly #read: Read;

  constructor(read: Read) {
    this.#read = read;
  }

  rows(sql: string, ...values: SQLInputValue[]): Promise<readonly unknown[]> {
    return this.#read(sql, values);
  }

  async count(condition: string, ...values: SQLInputValue[]): Promise<number> {
    const [row] = await this.rows(`select count(*) n from invitations where ${condition}`, ...values);
    return countRow.parse(row).n;
  }

  async invitations(): Promise<readonly InvitationRow[]> {
    return invitationRow.array().parse(await this.rows("select * from invitations order by created_at, id"));
  }

  async events(): Promise<readonly EventRow[]> {
    return eventRow.array().parse(await this.rows("select invitation, what from events order by id"));
  }

  async jobs(): Promise<readonly Job[]> {
    const rows = jobRow.array().parse(await this.rows("select * from jobs"));
    return rows.map((row) => ({ ...row, kind: task.parse(JSON.parse(row.task)).kind }));
  }

  /** The processes with a heartbeat, the latest first. */
  async instances(): Promise<readonly z.infer<typeof instanceRow>[]> {
    return instanceRow.array().parse(await this.rows("select id, started from instances order by started desc"));
  }

  /** Kinds of the jobs that a bot has claimed, dead or alive. */
  async leased(): Promise<readonly string[]> {
    return (await this.jobs()).flatMap(({ kind, lease }) => (lease === null ? [] : [kind]));
  }
}

/** The database in a file. */
export function databaseIn(file: string): Database {
  return new Database(async (sql, values) => {
    const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
    try {
      return database.prepare(sql).all(...values);
    } finally {
      database.close();
    }
  });
}
