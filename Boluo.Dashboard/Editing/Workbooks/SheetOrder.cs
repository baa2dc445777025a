using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Boluo.Dashboard.Editing.Workbooks;

/// <summary>The order in which the kinds of rows of one upload are written: what others refer to, or are judged by, before these.</summary>
internal sealed class SheetOrder
{
    private readonly List<Type> _inOrder = [];

    public SheetOrder(IModel model, IReadOnlyCollection<IRegister> registers)
    {
        var (byType, seen) = (registers.ToDictionary(r => r.RowType), new HashSet<Type>());
        foreach (var register in registers) Visit(register.RowType);

        void Visit(Type type)
        {
            if (!seen.Add(type)) return;
            foreach (var before in model.FindEntityType(type)!.GetForeignKeys().Select(k => k.PrincipalEntityType.ClrType).Concat(byType.GetValueOrDefault(type)?.JudgedBy ?? [])) Visit(before);
            if (byType.ContainsKey(type)) _inOrder.Add(type);
        }
    }

    public int Of(IRegister register) => _inOrder.IndexOf(register.RowType);

    /// <summary>Whether rows of a kind come after those of a register.</summary>
    public bool IsLater(Type kind, IRegister than) => _inOrder.IndexOf(kind) > Of(than);
}
