"""The one script that stands in every page: the theme a reader chose, known before anything is drawn."""

import base64
import hashlib

SCRIPT = (
    'try{const t=localStorage.getItem("theme");'
    'if(t==="dark"||t==="light")document.documentElement.dataset.theme=t}catch{}'
)
ALLOWED = f"'sha256-{base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()}'"
