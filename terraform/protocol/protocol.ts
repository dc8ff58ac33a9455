/**
 * The calls that Terraform makes to a plugin, as a Protocol Buffers description: the part of plugin protocol 6 that this package
 * serves, and the three services that HashiCorp's go-plugin expects beside it. Numbers are the protocol's; fields that nobody here
 * reads or writes are left out, which Protocol Buffers allows.
 *
 * @see https://developer.hashicorp.com/terraform/plugin/terraform-plugin-protocol
 */

/** The version that the handshake names. @see https://developer.hashicorp.com/terraform/plugin/terraform-plugin-protocol#protocol-version-6 */
export const protocolVersion = 6;

/** Package `tfplugin6`: what a provider is asked. */
export const providerProtocol = `
syntax = "proto3";
package tfplugin6;

service Provider {
  rpc GetMetadata (GetMetadata.Request) returns (GetMetadata.Response);
  rpc GetProviderSchema (GetProviderSchema.Request) returns (GetProviderSchema.Response);
  rpc GetResourceIdentitySchemas (GetResourceIdentitySchemas.Request) returns (GetResourceIdentitySchemas.Response);
  rpc ValidateProviderConfig (ValidateProviderConfig.Request) returns (ValidateProviderConfig.Response);
  rpc ConfigureProvider (ConfigureProvider.Request) returns (ConfigureProvider.Response);
  rpc StopProvider (StopProvider.Request) returns (StopProvider.Response);

  rpc ValidateResourceConfig (ValidateResourceConfig.Request) returns (ValidateResourceConfig.Response);
  rpc UpgradeResourceState (UpgradeResourceState.Request) returns (UpgradeResourceState.Response);
  rpc UpgradeResourceIdentity (UpgradeResourceIdentity.Request) returns (UpgradeResourceIdentity.Response);
  rpc ReadResource (ReadResource.Request) returns (ReadResource.Response);
  rpc PlanResourceChange (PlanResourceChange.Request) returns (PlanResourceChange.Response);
  rpc ApplyResourceChange (ApplyResourceChange.Request) returns (ApplyResourceChange.Response);
  rpc ImportResourceState (ImportResourceState.Request) returns (ImportResourceState.Response);

  rpc ValidateDataResourceConfig (ValidateDataResourceConfig.Request) returns (ValidateDataResourceConfig.Response);
  rpc ReadDataSource (ReadDataSource.Request) returns (ReadDataSource.Response);
  rpc GetFunctions (GetFunctions.Request) returns (GetFunctions.Response);
}

message DynamicValue {
  bytes msgpack = 1;
  bytes json = 2;
}

message RawState {
  bytes json = 1;
}

message AttributePath {
  message Step {
    oneof selector {
      string attribute_name = 1;
      string element_key_string = 2;
      int64 element_key_int = 3;
    }
  }
  repeated Step steps = 1;
}

message Diagnostic {
  enum Severity {
    INVALID = 0;
    ERROR = 1;
    WARNING = 2;
  }
  Severity severity = 1;
  string summary = 2;
  string detail = 3;
  AttributePath attribute = 4;
}

enum StringKind {
  PLAIN = 0;
  MARKDOWN = 1;
}

message Schema {
  message Block {
    int64 version = 1;
    repeated Attribute attributes = 2;
    repeated NestedBlock block_types = 3;
    string description = 4;
    StringKind description_kind = 5;
  }
  message Attribute {
    string name = 1;
    bytes type = 2;
    string description = 3;
    bool required = 4;
    bool optional = 5;
    bool computed = 6;
    bool sensitive = 7;
    StringKind description_kind = 8;
    Object nested_type = 10;
  }
  message NestedBlock {
    enum NestingMode {
      INVALID = 0;
      SINGLE = 1;
      LIST = 2;
      SET = 3;
    }
    string type_name = 1;
    Block block = 2;
    NestingMode nesting = 3;
    int64 min_items = 4;
    int64 max_items = 5;
  }
  message Object {
    enum NestingMode {
      INVALID = 0;
      SINGLE = 1;
      LIST = 2;
    }
    repeated Attribute attributes = 1;
    NestingMode nesting = 3;
  }
  int64 version = 1;
  Block block = 2;
}

message ServerCapabilities {
  bool plan_destroy = 1;
  bool get_provider_schema_optional = 2;
}

message ResourceIdentitySchema {
  message IdentityAttribute {
    string name = 1;
    bytes type = 2;
    bool required_for_import = 3;
    bool optional_for_import = 4;
    string description = 5;
  }
  int64 version = 1;
  repeated IdentityAttribute identity_attributes = 2;
}

message ResourceIdentityData {
  DynamicValue identity_data = 1;
}

message GetMetadata {
  message Request {}
  message TypeName { string type_name = 1; }
  message Response {
    ServerCapabilities server_capabilities = 1;
    repeated Diagnostic diagnostics = 2;
    repeated TypeName data_sources = 3;
    repeated TypeName resources = 4;
  }
}

message GetProviderSchema {
  message Request {}
  message Response {
    Schema provider = 1;
    map<string, Schema> resource_schemas = 2;
    map<string, Schema> data_source_schemas = 3;
    repeated Diagnostic diagnostics = 4;
    ServerCapabilities server_capabilities = 6;
  }
}

message GetResourceIdentitySchemas {
  message Request {}
  message Response {
    map<string, ResourceIdentitySchema> identity_schemas = 1;
    repeated Diagnostic diagnostics = 2;
  }
}

message ValidateProviderConfig {
  message Request { DynamicValue config = 1; }
  message Response { repeated Diagnostic diagnostics = 2; }
}

message ConfigureProvider {
  message Request {
    string terraform_version = 1;
    DynamicValue config = 2;
  }
  message Response { repeated Diagnostic diagnostics = 1; }
}

message StopProvider {
  message Request {}
  message Response { string Error = 1; }
}

message ValidateResourceConfig {
  message Request {
    string type_name = 1;
    DynamicValue config = 2;
  }
  message Response { repeated Diagnostic diagnostics = 1; }
}

message UpgradeResourceState {
  message Request {
    string type_name = 1;
    int64 version = 2;
    RawState raw_state = 3;
  }
  message Response {
    DynamicValue upgraded_state = 1;
    repeated Diagnostic diagnostics = 2;
  }
}

message UpgradeResourceIdentity {
  message Request {
    string type_name = 1;
    int64 version = 2;
    RawState raw_identity = 3;
  }
  message Response {
    ResourceIdentityData upgraded_identity = 1;
    repeated Diagnostic diagnostics = 2;
  }
}

message ReadResource {
  message Request {
    string type_name = 1;
    DynamicValue current_state = 2;
    bytes private = 3;
    ResourceIdentityData current_identity = 6;
  }
  message Response {
    DynamicValue new_state = 1;
    repeated Diagnostic diagnostics = 2;
    bytes private = 3;
    ResourceIdentityData new_identity = 5;
  }
}

message PlanResourceChange {
  message Request {
    string type_name = 1;
    DynamicValue prior_state = 2;
    DynamicValue proposed_new_state = 3;
    DynamicValue config = 4;
    bytes prior_private = 5;
    ResourceIdentityData prior_identity = 8;
  }
  message Response {
    DynamicValue planned_state = 1;
    repeated AttributePath requires_replace = 2;
    bytes planned_private = 3;
    repeated Diagnostic diagnostics = 4;
    ResourceIdentityData planned_identity = 7;
  }
}

message ApplyResourceChange {
  message Request {
    string type_name = 1;
    DynamicValue prior_state = 2;
    DynamicValue planned_state = 3;
    DynamicValue config = 4;
    bytes planned_private = 5;
    ResourceIdentityData planned_identity = 7;
  }
  message Response {
    DynamicValue new_state = 1;
    bytes private = 2;
    repeated Diagnostic diagnostics = 3;
    ResourceIdentityData new_identity = 5;
  }
}

message ImportResourceState {
  message Request {
    string type_name = 1;
    string id = 2;
    ResourceIdentityData identity = 4;
  }
  message ImportedResource {
    string type_name = 1;
    DynamicValue state = 2;
    bytes private = 3;
    ResourceIdentityData identity = 4;
  }
  message Response {
    repeated ImportedResource imported_resources = 1;
    repeated Diagnostic diagnostics = 2;
  }
}

message ValidateDataResourceConfig {
  message Request {
    string type_name = 1;
    DynamicValue config = 2;
  }
  message Response { repeated Diagnostic diagnostics = 1; }
}

message ReadDataSource {
  message Request {
    string type_name = 1;
    DynamicValue config = 2;
  }
  message Response {
    DynamicValue state = 1;
    repeated Diagnostic diagnostics = 2;
  }
}

message GetFunctions {
  message Request {}
  message Response { repeated Diagnostic diagnostics = 2; }
}
`;

/** Package `plugin`: how go-plugin ends a plugin, reads its output, and would open further connections, which no provider needs. */
export const pluginProtocol = `
syntax = "proto3";
package plugin;

service GRPCController {
  rpc Shutdown (Empty) returns (Empty);
}

service GRPCStdio {
  rpc StreamStdio (Empty) returns (stream StdioData);
}

service GRPCBroker {
  rpc StartStream (stream ConnInfo) returns (stream ConnInfo);
}

message Empty {}

message StdioData {
  int32 channel = 1;
  bytes data = 2;
}

message ConnInfo {
  uint32 service_id = 1;
  string network = 2;
  string address = 3;
}
`;
