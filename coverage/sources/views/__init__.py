"""/sumber/, /rilis/, /metodologi/, /entri/riwayat/."""
