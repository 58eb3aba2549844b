function more() { document.querySelector('.topics').classList.toggle('open'); }
