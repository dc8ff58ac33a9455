/** The ranges, lengths and words that the API model of Auto Scaling gives for attribute-based instance types. */
import { atLeast, listOf, matching, oneOf, required, type Constraints } from "../constraint";

export const instanceRequirementConstraints: Constraints = {
  InstanceRequirements: {
    VCpuCount: required(),
    MemoryMiB: required(),
    CpuManufacturers: listOf(oneOf("intel", "amd", "amazon-web-services", "apple")),
    ExcludedInstanceTypes: listOf(matching("[a-zA-Z0-9\\.\\*\\-]+", 1, 30), 400),
    InstanceGenerations: listOf(oneOf("current", "previous")),
    SpotMaxPricePercentageOverLowestPrice: atLeast(0),
    MaxSpotPriceAsPercentageOfOptimalOnDemandPrice: atLeast(0),
    OnDemandMaxPricePercentageOverLowestPrice: atLeast(0),
    BareMetal: oneOf("included", "excluded", "required"),
    BurstablePerformance: oneOf("included", "excluded", "required"),
    LocalStorage: oneOf("included", "excluded", "required"),
    LocalStorageTypes: listOf(oneOf("hdd", "ssd")),
    AcceleratorTypes: listOf(oneOf("gpu", "fpga", "inference")),
    AcceleratorManufacturers: listOf(oneOf("nvidia", "amd", "amazon-web-services", "xilinx")),
    AcceleratorNames: listOf(oneOf("a100", "v100", "k80", "t4", "m60", "radeon-pro-v520", "vu9p")),
    AllowedInstanceTypes: listOf(matching("[a-zA-Z0-9\\.\\*\\-]+", 1, 30), 400),
  },
  VCpuCountRequest: {
    Min: required(atLeast(0)),
    Max: atLeast(0),
  },
  MemoryMiBRequest: {
    Min: required(atLeast(0)),
    Max: atLeast(0),
  },
  MemoryGiBPerVCpuRequest: {
    Min: atLeast(0),
    Max: atLeast(0),
  },
  NetworkInterfaceCountRequest: {
    Min: atLeast(0),
    Max: atLeast(0),
  },
  TotalLocalStorageGBRequest: {
    Min: atLeast(0),
    Max: atLeast(0),
  },
  BaselineEbsBandwidthMbpsRequest: {
    Min: atLeast(0),
    Max: atLeast(0),
  },
  AcceleratorCountRequest: {
    Min: atLeast(0),
    Max: atLeast(0),
  },
  AcceleratorTotalMemoryMiBRequest: {
    Min: atLeast(0),
    Max: atLeast(0),
  },
  NetworkBandwidthGbpsRequest: {
    Min: atLeast(0),
    Max: atLeast(0),
  },
};
