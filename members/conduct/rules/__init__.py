"""Who may do what with discipline and awards. A "no" carries its sentence."""
