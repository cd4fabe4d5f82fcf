// On a slow connection, the page's script can take more than 5 s: `load` waits for it, or for its failure.
document.documentElement.dataset.loading = ''
addEventListener('load', () => {
  delete document.documentElement.dataset.loading
})
