import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { storedInvitationLists } from "../../../../src/adapters/store/invitation-lists.ts";
import { storedInvitations } from "../../../../src/adapters/store/invitations.ts";
import { linkSeal } from "../../../../src/adapters/store/link-seal.ts";
import { migrate } from "../../../../src/adapters/store/migrate.ts";
import { migrations } from "../../../../src/adapters/store/migrations/index.ts";
import { NodeSqliteDialect } from "../../../../src/adapters/store/sqlite/sqlite-dialect.ts";
import type { Tables } from "../../../../src/adapters/store/tables.ts";
import { wakeUp } from "../../../../src/adapters/store/wake-up.ts";
import { aChange } from "../../../build/a-change.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { encryptionKey } from "../../../build/encryption-key.ts";
import { id } from "../../../build/ids.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";

const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < "0005"));

/** A row as written by a version without approvals. */
const row = {
  ...{ id: "old", version: 2, state: "invited", since: "2026-11-01T10:00:00.000Z", guest_id: "guest-1" },
  ...{ email: "sam@fabrikam.com", email_key: "sam@fabrikam.com" },
  ...{ requester_id: "ada", requester_teams_id: "29:ada", requester_name: "Ada", requester_locale: "en-US", requester_time_zone: "UTC" },
  ...{ home_conversation: "19:general@thread.tacv2;messageid=1", home_root: "19:general@thread.tacv2", home_card: "2" },
  ...{ options: '{"redirectUrl":"https://contoso.com/","sendMail":true}', findings: '{"notChecked":[]}' },
  ...{ created_guest: 1, resends: 0, created_at: "2026-11-01T10:00:00.000Z" },
};

describe("a database from before approvals", () => {
  let database: DatabaseSync;
  let db: Kysely<Tables>;

  beforeEach(async () => {
    database = new DatabaseSync(":memory:");
    db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(database, new FakeClock()) });
    await migrate(db, before);
    const columns = Object.keys(row);
    const values = columns.map((name) => `:${name}`).join(", ");
    database.prepare(`insert into invitations (${columns.join(", ")}) values (${values})`).run(row);
    await migrate(db, migrations);
  });
  afterEach(() => db.destroy());

  const open = () => storedInvitations({ db, clock: new FakeClock(), wake: wakeUp(), seal: linkSeal(encryptionKey) });

  it("keeps its invitations, without an approval", async () => {
    const found = await open().find(id("old"));
    assert.deepEqual([found?.state.kind, found?.approval, found?.allowedBy, found?.inviteAs], ["invited", undefined, undefined, undefined]);
    assert.deepEqual(await storedInvitationLists(db).listOpen({ requester: id("ada") }, { kind: "first" }, 10), [found]);
  });

  it("still lets one open invitation have an address, and now one that waits for approval, too", async () => {
    const invitations = open();
    const taken = anInvitation({ email: "sam@fabrikam.com" });
    assert.equal(await invitations.commit(aChange({ invitations: [taken] })), "address-taken");
    assert.equal(await invitations.commit(aChange({ invitations: [awaiting({ email: "kim@fabrikam.com" })] })), "committed");
    assert.equal(await invitations.commit(aChange({ invitations: [anInvitation({ email: "kim@fabrikam.com" })] })), "address-taken");
  });
});
