namespace Boluo.Dashboard.Registers;

public static class RegistersRoom
{
    /// <summary>Declares a kind of row.</summary>
    public static IServiceCollection AddRegister<TRegister>(this IServiceCollection services) where TRegister : class, IRegister =>
        services.AddSingleton<IRegister, TRegister>();

    /// <summary>Declares what is done to rows of several kinds at once by a form of its own.</summary>
    public static IServiceCollection AddRecordAction<TAction>(this IServiceCollection services) where TAction : class, IRecordAction =>
        services.AddSingleton<IRecordAction, TAction>();

    /// <summary>Declares a sheet whose lines make rows of several kinds.</summary>
    public static IServiceCollection AddRowSheet<TSheet>(this IServiceCollection services) where TSheet : class, IRowSheet =>
        services.AddSingleton<IRowSheet, TSheet>();
}
