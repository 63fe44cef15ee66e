import { receiptsContract } from "./receipts.ts";
import { describeStores } from "./store-under-test.ts";

describeStores("Receipts", receiptsContract);
