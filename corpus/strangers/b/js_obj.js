window.CONFIG = {
  api: '/prod-api',
  defaultUser: 'guest_gov',
  defaultPass: 'Gg7790#gov',
  title: 'Ò»ÍøÍ¨°ì'
}
