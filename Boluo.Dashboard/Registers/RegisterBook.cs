namespace Boluo.Dashboard.Registers;

/// <summary>All registers, and what kinds of rows are called.</summary>
public sealed class RegisterBook(IEnumerable<IRegister> registers)
{
    private readonly IReadOnlyList<IRegister> _registers = [.. registers];

    /// <summary>The register whose form keeps the rows behind a ledger.</summary>
    public IRegister? ForLedger(string ledger) => _registers.FirstOrDefault(r => r.Ledger == ledger);

    /// <summary>The fields by which forms know an entity; one property is one field.</summary>
    public IReadOnlyList<Field> FieldsOf(string entity) => [.. _registers.Where(r => r.RowType.Name == entity).SelectMany(r => r.FormFields).DistinctBy(f => f.Property)];

    /// <summary>What a kind of row is called; grids are adjusted by plans, which no register declares.</summary>
    public string NounOf(string entity) => OfEntity(entity)?.Noun ?? (entity == nameof(GridAdjustment) ? "网格调整" : "其他数据");

    /// <summary>The register of links that are kept on the forms of their ends; null for any other kind of row.</summary>
    public IRegister? LinksTo(string entity) => _registers.SelectMany(r => r.Links).FirstOrDefault(f => f.Links.RowType.Name == entity)?.Links;

    public IRegister? OfEntity(string entity) => _registers.FirstOrDefault(r => r.RowType.Name == entity);
}
