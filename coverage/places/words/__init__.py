"""Why a coverage and a rank changed, in sentences."""
