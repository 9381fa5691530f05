// Adds `expect(element).toBeAccessible()`.
require('@sa11y/jest').setup();
