namespace Boluo.Dashboard.Registers;

public static class RegistersRoom
{
    /// <summary>Declares a kind of row.</summary>
    public static IServiceCollection AddRegister<TRegister>(this IServiceCollection services) where TRegister : class, IRegister =>
        services.AddSingleton<IRegister, TRegister>();
}
