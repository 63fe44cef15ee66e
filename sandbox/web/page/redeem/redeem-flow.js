import { accountForm, passcodeForm } from "./redeem-account.js";
import { accepted, acceptedBefore, askToBlock, blocked, declined, reviewPermissions, signInOnly, unusable } from "./redeem-view.js";
import { Refusal } from "../api/request.js";

/**
 * @import { RedeemRequest, RedemptionView } from "../../../page-api/api.ts"
 * @import { SignInWay } from "./redeem-account.js"
 */

const GONE = "It was withdrawn, or the guest account was removed. Ask the person who invited you for a new one.";
const UNREACHABLE = "The sandbox does not answer. Reload this page to try again.";

/**
 * @typedef {object} RedeemFlowOptions
 * @property {RedemptionView} redemption
 * @property {string} domain of the tenant
 * @property {(parts: Node[]) => void} show
 * @property {(request: RedeemRequest) => Promise<RedemptionView>} post
 */

/** The steps of a partner after the mail's button: signing in, consenting, or declining. */
export class RedeemFlow {
  #redemption;
  #domain;
  #show;
  #post;
  /** @type {{ account: string, by: SignInWay }} */
  #identity;
  /** @type {string | null} */
  #passcode = null;

  /** @param {RedeemFlowOptions} options */
  constructor({ redemption, domain, show, post }) {
    this.#redemption = redemption;
    this.#domain = domain;
    this.#show = show;
    this.#post = post;
    this.#identity = { account: redemption.email, by: "entra" };
  }

  /** Shows the state of the invitation. */
  start() {
    const { state, needsConsent } = this.#redemption;
    const chooseAccount = () => this.#chooseAccount();
    const accept = () => void this.#attempt(() => this.#accept());
    if (state === "gone") this.#show(unusable(GONE));
    else if (state === "Accepted") this.#show(acceptedBefore(this.#redemption));
    else if (!needsConsent) this.#show(signInOnly(this.#redemption, this.#identity.account, { accept, chooseAccount }));
    else {
      const on = { accept, chooseAccount, decline: () => void this.#attempt(() => this.#decline()), block: () => this.askToBlock() };
      this.#show(reviewPermissions(this.#redemption, this.#identity.account, this.#domain, on));
    }
  }

  /** "Block future invitations" in the mail's footer. */
  askToBlock() {
    const { tenantName } = this.#redemption;
    const back = () => this.start();
    if (this.#redemption.blocked) this.#show(blocked(tenantName, () => void this.#setBlocked("unblock"), back));
    else this.#show(askToBlock(tenantName, () => void this.#setBlocked("block"), back));
  }

  /** @param {"block" | "unblock"} action */
  #setBlocked(action) {
    return this.#attempt(async () => {
      await this.#tell({ action });
      if (action === "block") this.askToBlock();
      else this.start();
    });
  }

  /** @param {Omit<RedeemRequest, "ticket">} request */
  async #tell(request) {
    this.#redemption = await this.#post({ ticket: this.#redemption.ticket, ...request });
  }

  async #accept() {
    await this.#tell({ ...this.#identity, ...(this.#passcode === null ? {} : { passcode: this.#passcode }) });
    this.#show(this.#redemption.state === "gone" ? unusable(GONE) : accepted(this.#redemption));
  }

  async #decline() {
    await this.#tell({ action: "decline" });
    this.#show(declined(this.#redemption.tenantName, () => this.start()));
  }

  #chooseAccount() {
    this.#show(
      accountForm(this.#identity, (identity) => {
        this.#identity = identity;
        this.#passcode = null;
        if (identity.by === "passcode") void this.#attempt(() => this.#sendPasscode());
        else this.start();
      }),
    );
  }

  async #sendPasscode() {
    await this.#tell({ action: "send-passcode" });
    this.#askForPasscode("");
  }

  /** @param {string} problem */
  #askForPasscode(problem) {
    const enter = (/** @type {string} */ code) => {
      this.#passcode = code;
      this.start();
    };
    this.#show(passcodeForm(this.#redemption.email, problem, { enter, again: () => void this.#attempt(() => this.#sendPasscode()) }));
  }

  /** @param {() => Promise<void>} step */
  async #attempt(step) {
    try {
      await step();
    } catch (error) {
      this.#refuse(error);
    }
  }

  /** @param {unknown} error */
  #refuse(error) {
    if (!(error instanceof Refusal)) this.#show(unusable(UNREACHABLE));
    else if (error.code === "wrong-passcode" || error.code === "passcode-needed") this.#askForPasscode(error.message);
    else this.#show(unusable(error.message, error.code === "wrong-account" ? () => this.#chooseAccount() : null));
  }
}
