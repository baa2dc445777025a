using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Boluo.Dashboard.Editing.Workbooks;

/// <summary>The order in which the kinds of rows of one upload are written: what others refer to, or are judged by, before these.</summary>
internal sealed class SheetOrder
{
    private readonly List<Type> _inOrder = [];

    public SheetOrder(IModel model, IReadOnlyCollection<ISheetKind> kinds)
    {
        var (byType, seen) = (kinds.ToDictionary(k => k.RowType), new HashSet<Type>());
        foreach (var kind in kinds) Visit(kind.RowType);

        void Visit(Type type)
        {
            if (!seen.Add(type)) return;
            foreach (var before in model.FindEntityType(type)!.GetForeignKeys().Select(k => k.PrincipalEntityType.ClrType).Concat(byType.GetValueOrDefault(type)?.JudgedBy ?? [])) Visit(before);
            if (byType.ContainsKey(type)) _inOrder.Add(type);
        }
    }

    public int Of(ISheetKind kind) => _inOrder.IndexOf(kind.RowType);

    /// <summary>Whether rows of one kind come after those of another.</summary>
    public bool IsLater(Type kind, ISheetKind than) => _inOrder.IndexOf(kind) > Of(than);
}
