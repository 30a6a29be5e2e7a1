// Plain old JavaScript on purpose: it has to be read by the versions of Node that it turns away.
var wanted = [20, 19];
var found = process.versions.node.split('.').map(Number);
if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  console.error('Signpost needs Node ' + wanted.join('.') + ' or newer; this is ' + process.versions.node + '. Install a newer Node and try again.');
  process.exit(1);
}
