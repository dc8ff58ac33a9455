/** The ranges, lengths and words that the API model of STS gives for the operations that are simulated. */
import { between, listOf, matching, required, type Constraints } from "../constraint";

const tagCharacters = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]";
const sessionName = matching("[\\w+=,.@-]*", 2, 64);
const device = {
  SerialNumber: matching("[\\w+=/:,.@-]*", 9, 256),
  TokenCode: matching("[\\d]*", 6, 6),
};

export const stsConstraints: Constraints = {
  AssumeRoleRequest: {
    RoleArn: required({ length: [20, 2048] }),
    RoleSessionName: required(sessionName),
    Policy: { length: [1, Infinity] },
    DurationSeconds: between(900, 43200),
    Tags: listOf({}, 50),
    TransitiveTagKeys: listOf(matching(`${tagCharacters}+`, 1, 128), 50),
    ExternalId: matching("[\\w+=,.@:\\/-]*", 2, 1224),
    ...device,
    SourceIdentity: sessionName,
  },
  AssumeRoleWithWebIdentityRequest: {
    RoleArn: required({ length: [20, 2048] }),
    RoleSessionName: required(sessionName),
    WebIdentityToken: required({ length: [4, 20000] }),
    DurationSeconds: between(900, 43200),
  },
  GetSessionTokenRequest: { DurationSeconds: between(900, 129600), ...device },
  Tag: {
    Key: required(matching(`${tagCharacters}+`, 1, 128)),
    Value: required(matching(`${tagCharacters}*`, 0, 256)),
  },
};
