package picture
import ("testing";"os";"strings";"time")
func TestScratchRSS(t *testing.T){
	p := os.Getenv("SCRATCH"); if p=="" { t.Skip() }
	s,err := os.ReadFile(p); if err!=nil { t.Fatal(err)}
	st:=time.Now()
	_,err=Square(s,nil,500)
	d:=time.Since(st)
	b,_:=os.ReadFile("/proc/self/status")
	for _,l:=range strings.Split(string(b),"\n"){ if strings.HasPrefix(l,"VmHWM"){t.Log(p,l,len(s),d,err)}}
}
func TestScratchMake(t *testing.T){ p := os.Getenv("MAKEIT"); if p=="" { t.Skip() }; os.WriteFile(p, photo(t,8000,5000),0o600)}
