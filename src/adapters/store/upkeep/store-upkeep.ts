import type { Kysely } from "kysely";
import { migrate } from "../migrate.ts";
import { GuestlistError, isGuestlistError } from "../../../errors.ts";
import { linkSeal } from "../link-seal.ts";
import { migrations } from "../migrations/index.ts";
import { storeLocation } from "../store-location.ts";
import type { AnyTables } from "./any-tables.ts";
import { backUpSqlite } from "./back-up-sqlite.ts";
import type { BackUpOutcome } from "./back-up-sqlite.ts";
import { checkStore } from "./check-store.ts";
import type { StoreReport } from "./check-store.ts";
import { copyStore, expectCopyable } from "./copy-store.ts";
import type { CopiedTable, CopyNeeds } from "./copy-store.ts";
import { openPlace } from "./open-place.ts";
import type { Surroundings } from "./open-place.ts";
import type { PlaceUse } from "./open-sqlite-place.ts";
import type { Place } from "./place.ts";
import { dropCopiedMark, markRestored } from "../running/store-marks.ts";
import type { CopiedMark } from "../running/store-marks.ts";

export interface UpkeepSettings extends Surroundings {
  readonly encryptionKey: string;
}

export interface Copied {
  readonly from: string;
  readonly to: string;
  readonly tables: readonly CopiedTable[];
}

/** What an administrator does with a store as a whole; each call opens what it needs, and closes it. All throw GuestlistError. */
export interface StoreUpkeep {
  /** See {@link copyStore}. The target is made if it isn't there, and migrated. */
  copy(from: string, to: string, needs: Pick<CopyNeeds, "tell" | "stop">): Promise<Copied>;
  /** Takes this mark of a copied store back. False if it hasn't that mark any more. */
  unmark(url: string, mark: CopiedMark): Promise<boolean>;
  backUp(from: string, file: string): Promise<BackUpOutcome>;
  check(url: string): Promise<StoreReport>;
  /** Marks a restored store: the next bot looks everything up first. @throws GuestlistError `store-in-use` while a bot works on it. */
  markRestored(url: string): Promise<void>;
}

export function storeUpkeep({ encryptionKey, ...surroundings }: UpkeepSettings): StoreUpkeep {
  const { clock } = surroundings;
  const seal = linkSeal(encryptionKey);
  const at = async <Result>(url: string, use: PlaceUse, work: (place: Place) => Promise<Result>): Promise<Result> => {
    const place = await openPlace(url, use, surroundings);
    try {
      return await work(place);
    } finally {
      await place.close();
    }
  };
  return {
    copy: (from, to, { tell, stop }) =>
      at(from, "write", async (source) => {
        await expectCopyable(source, seal);
        return at(to, "make", async (target) => {
          if (source.words === target.words) throw sameStore();
          await target.keepBotsOut(); // before anything is changed there: an older bot couldn't start on it again
          await migrate(target.db, migrations);
          const tables = await copyStore(source, target, { clock, tell, stop });
          return { from: source.words, to: target.words, tables };
        });
      }),
    unmark: (url, mark) =>
      at(url, "write", ({ db, queries }) =>
        db.transaction().execute(async (transaction: Kysely<AnyTables>) => {
          await queries.holdStill(transaction, ["cursors"]);
          return dropCopiedMark(transaction, mark);
        }),
      ),
    backUp: (from, file) => {
      const location = storeLocation(from);
      if (location.kind === "postgres") throw new Error("PostgreSQL is backed up by pg_dump");
      return backUpSqlite(location.path, file, clock);
    },
    check: (url) => at(url, "read", (place) => namingPlace(place, () => checkStore(place, seal))),
    markRestored: (url) =>
      at(url, "write", async (place) => {
        await place.keepBotsOut();
        await markRestored(place.db, clock.now());
      }),
  };
}

/** A check may be of another place than the settings name, and the way out may be to move that away. */
async function namingPlace<Result>({ words }: Place, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw isGuestlistError(error) ? new GuestlistError(error.code, `${words}: ${error.message}`, { cause: error }) : error;
  }
}

function sameStore(): GuestlistError {
  return new GuestlistError("config-invalid", "a store can't be copied into itself: name another place");
}
