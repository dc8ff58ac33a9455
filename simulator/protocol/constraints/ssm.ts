/** The ranges, lengths and words that the API model of Systems Manager gives for the operations that are simulated. */
import { between, listOf, matching, oneOf, required, type Constraints } from "../constraint";

export const ssmConstraints: Constraints = {
  GetParameterRequest: {
    Name: required({ length: [1, 2048] }),
  },
  GetParametersRequest: {
    Names: required(listOf({ length: [1, 2048] }, 10)),
  },
  PutParameterRequest: {
    Name: required({ length: [1, 2048] }),
    Description: { length: [0, 1024] },
    Value: required(),
    Type: oneOf("String", "StringList", "SecureString"),
    KeyId: matching("^([a-zA-Z0-9:/_-]+)$", 1, 256),
    AllowedPattern: { length: [0, 1024] },
    Tags: listOf({}, 1000),
    Tier: oneOf("Standard", "Advanced", "Intelligent-Tiering"),
    Policies: { length: [1, 4096] },
    DataType: { length: [0, 128] },
  },
  Tag: {
    Key: required(matching("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$", 1, 128)),
    Value: required(matching("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$", 0, 256)),
  },
  DeleteParameterRequest: {
    Name: required({ length: [1, 2048] }),
  },
  DescribeParametersRequest: { MaxResults: between(1, 50) },
  GetParametersByPathRequest: {
    Path: required({ length: [1, 2048] }),
    MaxResults: between(1, 10),
  },
  ParametersFilter: {
    Key: required(oneOf("Name", "Type", "KeyId")),
    Values: required(listOf({ length: [1, 1024] }, 50)),
  },
  ParameterStringFilter: {
    Key: required(matching("tag:.+|Name|Type|KeyId|Path|Label|Tier|DataType", 1, 132)),
    Option: { length: [1, 10] },
    Values: listOf({ length: [1, 1024] }, 50),
  },
};
