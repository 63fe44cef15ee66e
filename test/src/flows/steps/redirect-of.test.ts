import assert from "node:assert/strict";
import { createWelcomePage } from "../../../../src/adapters/welcome-page.ts";
import { adoptGuest } from "../../../../src/flows/inviting/adopt-guest.ts";
import { postInvitation } from "../../../../src/flows/inviting/post-invitation.ts";
import { redirectOf } from "../../../../src/flows/steps/redirect-of.ts";
import { askForLink } from "../../../../src/flows/tending/ask-for-link.ts";
import { postAgain } from "../../../../src/flows/tending/post-again.ts";
import { aPass } from "../../../build/a-pass.ts";
import { encryptionKey } from "../../../build/encryption-key.ts";
import { at } from "../../../build/ids.ts";
import { invited, sending } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const actor = { kind: "app" } as const;
const origin = "https://guestlist.contoso.com";
const page = "https://contoso.com/start";
const options = { redirectUrl: page, sendMail: true };
const going = sending({ email: "sam@fabrikam.com", options });

function world(isOn: boolean) {
  const outside = fakeOutside();
  const welcomePage = createWelcomePage({ encryptionKey, origin: isOn ? origin : undefined });
  const ports = { ...outside.ports, welcomePage };
  /** The invitation that the address leads to which Graph got last; or the page itself. */
  const posted = () => {
    const { redirectUrl = "" } = outside.directory.invited.at(-1)?.request ?? {};
    return redirectUrl.startsWith(`${origin}/welcome/`) ? welcomePage.invitationIn(redirectUrl.split("/").at(-1) ?? "") : redirectUrl;
  };
  return { outside, ports, posted };
}

describe("redirectOf", () => {
  it("is our page for this invitation, or the landing page itself where ours is off", () => {
    assert.match(redirectOf(world(true).ports, going), /^https:\/\/guestlist\.contoso\.com\/welcome\/[\w-]+$/);
    assert.equal(redirectOf(world(false).ports, going), page);
  });

  for (const isOn of [true, false]) {
    const forwarder = isOn ? origin : undefined;

    describe(`while our page is ${isOn ? "on" : "off"}`, () => {
      it("is what Graph gets with an invitation, and the invitation keeps what the mail names beside its landing page", async () => {
        const { outside, ports, posted } = world(isOn);
        await keep(outside, going);
        await postInvitation(ports, { actor, sending: going, createsGuest: true, pass: await aPass(outside, going) });
        assert.equal(posted(), isOn ? going.id : page);
        const stored = await outside.store.invitations.find(going.id);
        assert.deepEqual([stored?.forwarder, stored?.options.redirectUrl], [forwarder, page]);
      });

      it("is what Graph gets with another mail, whatever the first mail named", async () => {
        const { outside, ports, posted } = world(isOn);
        const open = invited({ options, resends: 1, forwarder: "https://before.contoso.com" }, outside.directory.add().id);
        await keep(outside, open);
        await postAgain(ports, { actor, pass: await aPass(outside, open) }, open);
        assert.deepEqual([posted(), (await outside.store.invitations.find(open.id))?.forwarder], [isOn ? open.id : page, forwarder]);
      });

      it("is what Graph gets for a new link", async () => {
        const { outside, ports, posted } = world(isOn);
        const state = { kind: "invited", since: at("10:00"), guestId: outside.directory.add().id } as const;
        const open = { ...going, version: 1, state };
        await keep(outside, open);
        await askForLink(ports, actor, open);
        assert.equal(posted(), isOn ? open.id : page);
      });

      it("is kept with a guest whose answer was lost", async () => {
        const { outside, ports } = world(isOn);
        await keep(outside, going);
        const adopted = await adoptGuest(ports, going, outside.directory.add());
        assert.equal(adopted?.forwarder, forwarder);
      });
    });
  }
});
