/** A program that says what it was given, or fails as its configuration asks for. */
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const failure = config.get("failure");
if (failure === "throw") throw new Error("the program has failed");
if (failure === "exit") process.exit(7);
if (failure === "resource") throw new pulumi.RunError("the user has been told");

export const greeting = config.require("greeting");
export const secret = config.requireSecret("secret");
export const region = new pulumi.Config("aws").require("region");
export const stack = `${pulumi.getProject()}/${pulumi.getStack()}`;
export const dryRun = pulumi.runtime.isDryRun();
