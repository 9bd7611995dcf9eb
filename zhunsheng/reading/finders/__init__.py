"""Finders: rules that know how reports word what binds numbers; each proposes checks, none decides (`judge`)."""
