-- rule create

-- create rule s.t."_RETURN"
CREATE RULE zz_arch_return AS
    ON INSERT TO s.t DO INSTEAD NOTHING;
ALTER RULE zz_arch_return ON s.t RENAME TO "_RETURN";
