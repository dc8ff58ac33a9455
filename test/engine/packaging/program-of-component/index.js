// Rolls the group that the environment names, with a component.
const { roll } = require("component");

module.exports = { status: roll("web").status };
