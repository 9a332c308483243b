/*
 * What libraries call that a browser at the floor may lack; in our own code a lint rule finds it. `Object.hasOwn`: devalue
 * (data of a page that is gone to by a tap), @noble/hashes.
 */
Object.hasOwn ??= (object, name) => Object.prototype.hasOwnProperty.call(object, name);
