// Plain JavaScript, so that a Node too old for everything else can still run it.
var required = [20, 19];
var current = process.versions.node.split('.').map(Number);
if (current[0] < required[0] || (current[0] === required[0] && current[1] < required[1])) {
    console.error('Callout Lab needs Node ' + required.join('.') + ' or newer; this is ' + process.version + '.');
    process.exit(1);
}
