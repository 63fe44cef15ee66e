import assert from "node:assert/strict";
import type { Store } from "../../../../src/adapters/store/database.ts";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { aChange } from "../../../build/a-change.ts";
import { anApproval } from "../../../build/an-approval.ts";
import { at } from "../../../build/ids.ts";
import { accepted, failed } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { storeFile } from "./store-file.ts";
import type { StoreFile } from "./store-file.ts";

const requester = person({ name: "Ada Secret", teamsId: "29:secret-ada" });
const secret: Partial<Invitation> = {
  requester,
  email: "secret.partner@fabrikam.com",
  options: { redirectUrl: "https://secret.example/", sendMail: true, displayName: "Secret Partner", message: "A secret" },
  findings: { notChecked: [], mail: { sender: "secret@contoso.com", domain: "contoso.com", inviter: "Ada Secret" } },
  approval: anApproval({ justification: "A secret reason" }),
  override: { what: "deny", rule: "competitors", reason: "A secret agreement", by: requester.id, at: at("09:00") },
};

describe("blankUnsent", () => {
  let file: StoreFile;
  let store: Store;
  beforeEach(async () => {
    file = storeFile();
    store = await file.open();
  });
  afterEach(() => file.remove());

  async function blank() {
    const unsent = failed("own-domain", secret);
    const follower = { invitation: unsent.id, person: person({ name: "Secret Colleague" }), why: "colleague", since: at("09:00") } as const;
    await store.invitations.commit(
      aChange({
        invitations: [unsent],
        followers: [follower],
        events: [{ at: at("09:00"), invitation: unsent.id, what: "requested", by: requester.id }],
        redeemUrls: new Map([[unsent.id, "https://redeem.example/secret"]]),
      }),
    );
    assert.equal(await store.invitations.blankUnsent(at("12:00"), at("13:00")), 1);
    return unsent;
  }

  it("leaves nothing personal in any table, but the requester's id and the trail", async () => {
    const { id } = await blank();
    const rows = ["invitations", "followers", "events"].flatMap((table) => file.sql(`select * from ${table}`));
    assert.doesNotMatch(JSON.stringify(rows), /secret/i);
    const [row = {}] = file.sql(
      "select requester_id, sealed_link, blanked_at, what from invitations join events on invitation = invitations.id",
    );
    assert.deepEqual({ ...row }, { requester_id: requester.id, sealed_link: null, blanked_at: at("13:00"), what: "requested" });
    assert.equal(await store.invitations.find(id), undefined);
  });

  it("keeps the followers of another invitation", async () => {
    const kept = accepted();
    const follower = { invitation: kept.id, person: person(), why: "asked", since: at("09:00") } as const;
    await store.invitations.commit(aChange({ invitations: [kept], followers: [follower] }));
    await blank();
    assert.deepEqual(await store.followers.of(kept.id), [follower]);
  });
});
