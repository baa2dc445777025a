namespace Boluo.Dashboard.Registers;

/// <summary>
/// Declares rows that join two others, perhaps since a day. They have no form of their own: the forms of their ends keep them
/// (<see cref="FieldMaker{TRow}.Links{TLinks}"/>), and ask their rules.
/// </summary>
public abstract class LinkRegister<TLink>(string noun, string fileName) : Register<TLink>(noun, fileName) where TLink : class
{
    protected sealed override bool IsOnForms => true;
}
